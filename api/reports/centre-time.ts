/** The civil day of an instant in the centre's zone, as numbers are written: `20261122`. */
export const dayNumber = (at: Date, timeZone: string): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
    .format(at)
    .replaceAll('-', '');
