// `forward.mjs FILE`: writes a bcryptprimitives.dll, which Wine before 9 lacks and what is written in Rust asks for random
// bytes. It holds one name and no code: ProcessPrng is another name of advapi32's SystemFunction036, which takes the same.
import { writeFileSync } from 'node:fs';

const ALIGNED = 0x200;
const SECTION = 0x1000;
const dll = Buffer.alloc(2 * ALIGNED);

// The header that says where the real one is, and the real one: x64, a library, one section.
dll.write('MZ', 0, 'latin1');
dll.writeUInt32LE(0x40, 0x3c);
dll.write('PE', 0x40, 'latin1');
const coff = 0x44;
dll.writeUInt16LE(0x8664, coff);
dll.writeUInt16LE(1, coff + 2);
dll.writeUInt16LE(0xf0, coff + 16);
dll.writeUInt16LE(0x2022, coff + 18);

const optional = coff + 20;
dll.writeUInt16LE(0x20b, optional);
dll.writeUInt32LE(ALIGNED, optional + 8);
dll.writeUInt32LE(SECTION, optional + 20);
dll.writeBigUInt64LE(0x180000000n, optional + 24);
dll.writeUInt32LE(SECTION, optional + 32);
dll.writeUInt32LE(ALIGNED, optional + 36);
dll.writeUInt16LE(6, optional + 40);
dll.writeUInt16LE(6, optional + 48);
dll.writeUInt32LE(2 * SECTION, optional + 56);
dll.writeUInt32LE(ALIGNED, optional + 60);
dll.writeUInt16LE(3, optional + 68);
dll.writeUInt16LE(0x160, optional + 70);
dll.writeUInt32LE(16, optional + 108);

// The names: one function, which lies in another library.
const texts = {
  own: 'bcryptprimitives.dll',
  name: 'ProcessPrng',
  to: 'advapi32.SystemFunction036',
};
const at = { functions: 40, names: 44, ordinals: 48, own: 52, name: 80, to: 96, end: 128 };
for (const [text, where] of [
  [texts.own, at.own],
  [texts.name, at.name],
  [texts.to, at.to],
]) {
  dll.write(text, ALIGNED + where, 'latin1');
}
dll.writeUInt32LE(SECTION, optional + 112);
dll.writeUInt32LE(at.end, optional + 116);
const directory = ALIGNED;
dll.writeUInt32LE(SECTION + at.own, directory + 12);
dll.writeUInt32LE(1, directory + 16);
dll.writeUInt32LE(1, directory + 20);
dll.writeUInt32LE(1, directory + 24);
dll.writeUInt32LE(SECTION + at.functions, directory + 28);
dll.writeUInt32LE(SECTION + at.names, directory + 32);
dll.writeUInt32LE(SECTION + at.ordinals, directory + 36);
dll.writeUInt32LE(SECTION + at.to, directory + at.functions);
dll.writeUInt32LE(SECTION + at.name, directory + at.names);

const section = optional + 0xf0;
dll.write('.edata', section, 'latin1');
dll.writeUInt32LE(at.end, section + 8);
dll.writeUInt32LE(SECTION, section + 12);
dll.writeUInt32LE(ALIGNED, section + 16);
dll.writeUInt32LE(ALIGNED, section + 20);
dll.writeUInt32LE(0x40000040, section + 36);

writeFileSync(process.argv[2], dll);
