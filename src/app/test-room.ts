/** How often `TestRoom` was made. */
export const made = { count: 0 };
