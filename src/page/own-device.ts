// What whoever reads has in the hand: by which keys they paste and copy, if by any.

export type Device = 'mac' | 'touch' | 'other';

export function ownDevice(): Device {
  if (matchMedia('(hover: none) and (pointer: coarse)').matches) return 'touch';
  const { userAgent } = navigator;
  // Some that keep to themselves what they are say of any device that it has a mouse.
  if (/android|iphone/i.test(userAgent)) return 'touch';
  return /macintosh/i.test(userAgent) ? 'mac' : 'other';
}
