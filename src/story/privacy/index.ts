// Private details of logs: found, replaced, and kept from leaving the device. Pure.
export * from './hide';
export * from './kinds';
export * from './leave-out';
