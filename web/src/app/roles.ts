/** Who writes courses or runs the server: the studio is theirs. The server decides on every call; this only shows the way. */
export const mayOpenStudio = (roles: readonly string[]): boolean => roles.includes("author") || roles.includes("admin");
