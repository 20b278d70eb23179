let known: Promise<ReadonlySet<string>> | null = null;

/** Read when it is needed first: half a megabyte that most processes never ask for. */
const load = async (): Promise<ReadonlySet<string>> => {
  const { dictionary } = await import('@zxcvbn-ts/language-common');
  return new Set(dictionary['passwords-common']);
};

/** Whether many people use the password, in whatever case (ASVS 6.2.4: one of about 50,000). */
export const isCommonPassword = async (password: string): Promise<boolean> => {
  known ??= load();
  return (await known).has(password.toLowerCase());
};
