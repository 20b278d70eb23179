const compound = ['欧阳', '司马', '上官', '诸葛', '东方', '皇甫', '尉迟', '公孙', '慕容', '令狐'];

/** What stands in an avatar: the family name of a Chinese name, the first letter of another. */
export function initialOf(name: string): string {
  const family = compound.find((known) => name.startsWith(known));
  return family ?? name.slice(0, 1);
}
