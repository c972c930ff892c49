// What others would write to verify the log, over libraries of others: `verify consistency DIR OLDER KEYS` holds an older checkpoint
// against an export, `verify receipt FILE ENTRY KEYS [WITNESS]` one receipt, with a witness's cosignature where its key is given. Ends with
// 0 where it holds.
package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"filippo.io/torchwood"
	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

func main() {
	var err error
	switch keys := verifiers(os.Args[4]); os.Args[1] {
	case "consistency":
		err = consistency(os.Args[2], os.Args[3], keys)
	case "receipt":
		err = receipt(os.Args[2], os.Args[3], policy(keys[0], os.Args[4:]))
	}
	check(err)
	fmt.Println("verified")
}

// The tree of an older checkpoint is the beginning of the one in the folder.
func consistency(dir, older string, keys []note.Verifier) error {
	now, before := open(filepath.Join(dir, "checkpoint"), keys), open(older, keys)
	hashes := tlog.TileHashReader(tlog.Tree{N: now.N, Hash: now.Hash}, files(dir))
	proof, err := tlog.ProveTree(now.N, before.N, hashes)
	if err != nil {
		return err
	}
	return tlog.CheckTree(proof, now.N, now.Hash, before.N, before.Hash)
}

func open(path string, keys []note.Verifier) torchwood.Checkpoint {
	text, err := os.ReadFile(path)
	check(err)
	signed, err := note.Open(text, note.VerifierList(keys...))
	check(err)
	found, err := torchwood.ParseCheckpoint(signed.Text)
	check(err)
	return found
}

// Tiles as they lie in a folder.
type files string

func (files) Height() int                         { return 8 }
func (files) SaveTiles(_ []tlog.Tile, _ [][]byte) {}
func (dir files) ReadTiles(tiles []tlog.Tile) (data [][]byte, err error) {
	for _, tile := range tiles {
		// Whole where the folder has it whole.
		path := strings.Replace(tile.Path(), "tile/8/", "tile/", 1)
		bytes, err := os.ReadFile(filepath.Join(string(dir), path))
		if whole, _, partial := strings.Cut(path, ".p/"); err != nil && partial {
			bytes, err = os.ReadFile(filepath.Join(string(dir), whole))
		}
		if err != nil {
			return nil, err
		}
		data = append(data, bytes[:min(len(bytes), tile.W*tlog.HashSize)])
	}
	return data, nil
}

func receipt(path, entry string, policy torchwood.Policy) error {
	proof, err := os.ReadFile(path)
	check(err)
	leaf, err := os.ReadFile(entry)
	check(err)
	extra, err := torchwood.ProofExtraData(proof)
	check(err)
	if !bytes.Equal(extra, leaf) {
		return fmt.Errorf("the receipt is of another entry")
	}
	return torchwood.VerifyProof(policy, tlog.RecordHash(leaf), proof)
}

// Who must have signed: the log's key, and the witness's where there is one. torchwood's policies in their text form take an Ed25519 key
// of the log alone; its type takes any verifier, ours for ES256 among them, and its own for a witness beside that.
func policy(log note.Verifier, files []string) torchwood.Policy {
	line, witness := read(files[0]), ""
	if len(files) > 1 {
		witness = read(files[1])
	}
	if _, err := torchwood.NewLogVerifier(line); err == nil {
		text := "log " + line + "\nquorum none\n"
		if witness != "" {
			text = "log " + line + "\nwitness W " + witness + "\nquorum W\n"
		}
		parsed, err := torchwood.ParsePolicy([]byte(text))
		check(err)
		return parsed
	}
	all := []torchwood.Policy{torchwood.OriginPolicy(log.Name()), torchwood.SingleVerifierPolicy(log)}
	if witness != "" {
		verifier, err := torchwood.NewCosignatureVerifier(witness)
		check(err)
		all = append(all, torchwood.SingleVerifierPolicy(verifier))
	}
	return torchwood.ThresholdPolicy(len(all), all...)
}

func read(path string) string {
	text, err := os.ReadFile(path)
	check(err)
	return strings.TrimSpace(string(text))
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
