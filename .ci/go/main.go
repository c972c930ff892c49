// What others would write to verify the log, over libraries of others: `verify consistency DIR OLDER KEYS` holds an older checkpoint
// against an export, `verify receipt FILE ENTRY KEYS` one receipt. Ends with 0 where it holds.
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
		err = receipt(os.Args[2], os.Args[3], keys)
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

// torchwood's policies in their text form take Ed25519 alone; its type takes any verifier, ours for ES256 among them.
func receipt(path, entry string, keys []note.Verifier) error {
	proof, err := os.ReadFile(path)
	check(err)
	leaf, err := os.ReadFile(entry)
	check(err)
	extra, err := torchwood.ProofExtraData(proof)
	check(err)
	if !bytes.Equal(extra, leaf) {
		return fmt.Errorf("the receipt is of another entry")
	}
	origin := torchwood.OriginPolicy(keys[0].Name())
	policy := torchwood.ThresholdPolicy(2, origin, torchwood.SingleVerifierPolicy(keys[0]))
	return torchwood.VerifyProof(policy, tlog.RecordHash(leaf), proof)
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
