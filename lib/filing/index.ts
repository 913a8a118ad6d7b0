export * from './agenda';
export * from './completeness';
export * from './deadlines';
export * from './duties';
export * from './kinds.shipped';
export * from './reminders';
export * from './suggest';
export * from './timeline';
