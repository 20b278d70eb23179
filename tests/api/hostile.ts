/** What somebody types who tries to break out of SQL and of HTML; short enough for most fields. */
export const hostile = `'); drop table report;-- <img src=x onerror=alert(1)>`;
