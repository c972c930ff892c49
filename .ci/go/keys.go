package main

import (
	"crypto/ecdsa"
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"os"
	"strings"

	"golang.org/x/mod/sumdb/note"
)

// Public keys as C2SP writes them, a line each: Ed25519 (0x01) by Go's own library, ECDSA (0x02) by Go's standard library.
func verifiers(path string) (keys []note.Verifier) {
	text, err := os.ReadFile(path)
	check(err)
	for line := range strings.FieldsSeq(string(text)) {
		name, rest, _ := strings.Cut(line, "+")
		_, key, _ := strings.Cut(rest, "+")
		bytes, err := base64.StdEncoding.DecodeString(key)
		check(err)
		if bytes[0] != 2 {
			verifier, err := note.NewVerifier(line)
			check(err)
			keys = append(keys, verifier)
			continue
		}
		public, err := x509.ParsePKIXPublicKey(bytes[1:])
		check(err)
		hash := sha256.Sum256(bytes[1:])
		keys = append(keys, es256{name, binary.BigEndian.Uint32(hash[:]), public.(*ecdsa.PublicKey)})
	}
	if len(keys) == 0 {
		check(fmt.Errorf("no key"))
	}
	return keys
}

type es256 struct {
	name string
	hash uint32
	key  *ecdsa.PublicKey
}

func (v es256) Name() string    { return v.name }
func (v es256) KeyHash() uint32 { return v.hash }
func (v es256) Verify(message, signature []byte) bool {
	digest := sha256.Sum256(message)
	return ecdsa.VerifyASN1(v.key, digest[:], signature)
}
