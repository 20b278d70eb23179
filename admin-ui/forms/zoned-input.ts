/** Minutes that a zone is ahead of UTC at an instant (epoch milliseconds). */
function offsetMinutes(instant: number, zone: string): number {
  const parts = new Map(
    new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    })
      .formatToParts(instant)
      .map((part) => [part.type, Number(part.value)]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0;
  const wall = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'));
  return Math.round((wall - instant) / 60_000);
}

const pattern = /^\d{4}-\d\d-\d\dT\d\d:\d\d/u;

/** An instant (ISO 8601) as `datetime-local` shows it in a zone; empty for anything else. */
export function toZonedInput(instant: string, zone: string): string {
  const millis = Date.parse(instant);
  return Number.isNaN(millis)
    ? ''
    : new Date(millis + offsetMinutes(millis, zone) * 60_000).toISOString().slice(0, 16);
}

/** What `datetime-local` holds, said in a zone, as an instant (ISO 8601); empty for anything else. */
export function fromZonedInput(text: string, zone: string): string {
  if (!pattern.test(text)) {
    return '';
  }
  const wall = Date.parse(`${text}Z`);
  const near = wall - offsetMinutes(wall, zone) * 60_000;
  return new Date(wall - offsetMinutes(near, zone) * 60_000).toISOString();
}
