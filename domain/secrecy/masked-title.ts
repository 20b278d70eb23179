/** What stands for the title of a protected case: as long for each, so that it tells nothing. */
export const maskedTitle = '****';
