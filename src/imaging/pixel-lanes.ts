/**
 * Requests for pixels that are under way at once to one archive. A browser opens six connections to a host (HTTP/1.1);
 * two more wait at its door, so that no connection stands idle until a script has been told of the last answer.
 */
export const PIXEL_LANES = 8;
