const primeHigh = 2_654_435_761;
const primeLow = 1_597_334_677;

/**
 * A short name for what an analysis looked at: the same parts give the same name, so that an analysis whose basis has not
 * changed is not made again. 53 bits, for telling apart and not for secrecy.
 */
export function basisOf(parts: readonly (string | number | boolean | null)[]): string {
  const text = JSON.stringify(parts);
  let high = 0xde_ad_be_ef;
  let low = 0x41_c6_ce_57;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    high = Math.imul(high ^ unit, primeHigh);
    low = Math.imul(low ^ unit, primeLow);
  }
  high = Math.imul(high ^ (high >>> 16), 2_246_822_507) ^ Math.imul(low ^ (low >>> 13), 3_266_489_909);
  low = Math.imul(low ^ (low >>> 16), 2_246_822_507) ^ Math.imul(high ^ (high >>> 13), 3_266_489_909);
  return (4_294_967_296 * (2_097_151 & low) + (high >>> 0)).toString(36);
}
