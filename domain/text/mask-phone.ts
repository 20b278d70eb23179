const dots = '****';

/**
 * A phone number as everybody may see it (screens section 7): `138****6021`. Shorter numbers keep
 * less, very short ones nothing; what is not a number shows nothing either.
 */
export const maskPhone = (phone: string): string => {
  const digits = phone.normalize('NFKC').replaceAll(/[^\d+]/gu, '');
  if (digits.length >= 11) return `${digits.slice(0, 3)}${dots}${digits.slice(-4)}`;
  return digits.length >= 7 ? `${dots}${digits.slice(-2)}` : dots;
};
