export { FORMS, type Form, type FormId } from './forms';
export { inWords } from './numberWords';
export * from './papers';
export * from './readiness';
export { type Letterhead, renderBlankRegisters, renderDocx } from './render';
export { paperTable } from './table';
