export { analyse } from './analyse';
export { anatomyMessages } from './messages.shipped';
export * from './types';
