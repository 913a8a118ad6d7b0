export { analyse } from './analyse';
export { anatomyMessages } from './messages';
export * from './types';
