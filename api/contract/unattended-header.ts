/** Sent with what no person can have caused, such as what a screen asks for by the minute: it keeps no session alive. */
export const unattendedHeader = 'bihuan-unattended';
