// Prints what golang.org/x/mod/sumdb/tlog makes of trees of "entry 0", "entry 1", …: the vectors in ../tlog.json.
// go run . > ../tlog.json
package main

import (
	"encoding/json"
	"fmt"
	"os"

	"golang.org/x/mod/sumdb/tlog"
)

type inclusion struct {
	Size, Index int64
	Proof       tlog.RecordProof
}
type consistency struct {
	Older, Newer int64
	Proof        tlog.TreeProof
}
type root struct {
	Size int64
	Root tlog.Hash
}

func main() {
	var stored []tlog.Hash
	read := tlog.HashReaderFunc(func(at []int64) (out []tlog.Hash, err error) {
		for _, i := range at {
			out = append(out, stored[i])
		}
		return out, nil
	})
	check := func(err error) {
		if err != nil {
			panic(err)
		}
	}
	var out struct {
		Completed    [][]tlog.Hash
		Roots        []root
		Inclusions   []inclusion
		Consistences []consistency
		Tiles        []string
	}
	const most = 600
	for n := int64(0); n < most; n++ {
		hashes, err := tlog.StoredHashes(n, fmt.Appendf(nil, "entry %d", n), read)
		check(err)
		stored = append(stored, hashes...)
		if n < 16 {
			out.Completed = append(out.Completed, hashes)
		}
	}
	sizes := []int64{0, 1, 2, 3, 4, 5, 7, 8, 9, 13, 16, 31, 100, 255, 256, 257, 511, 512, 513, 600}
	for _, size := range sizes {
		hash, err := tlog.TreeHash(size, read)
		check(err)
		out.Roots = append(out.Roots, root{size, hash})
		for _, index := range []int64{0, 1, size / 3, size / 2, size - 1} {
			if index < 0 || index >= size {
				continue
			}
			proof, err := tlog.ProveRecord(size, index, read)
			check(err)
			out.Inclusions = append(out.Inclusions, inclusion{size, index, proof})
		}
		for _, older := range sizes {
			if older < 1 || older > size || (size > 16 && older%3 == 0) {
				continue
			}
			proof, err := tlog.ProveTree(size, older, read)
			check(err)
			out.Consistences = append(out.Consistences, consistency{older, size, proof})
		}
	}
	for _, t := range []tlog.Tile{
		{H: 8, L: 0, N: 0, W: 256}, {H: 8, L: 0, N: 5, W: 17}, {H: 8, L: 1, N: 999, W: 1}, {H: 8, L: 0, N: 1234, W: 256},
		{H: 8, L: 2, N: 1000, W: 255}, {H: 8, L: 0, N: 1234067, W: 8}, {H: 8, L: 3, N: 56, W: 256},
	} {
		out.Tiles = append(out.Tiles, t.Path())
	}
	encoder := json.NewEncoder(os.Stdout)
	check(encoder.Encode(out))
}
