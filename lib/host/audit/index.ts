export { type AuditFinding, type AuditOptions, type AuditRow, auditNumbers, auditSteps, rowsFromHost, rowsFromSheet } from './numberAudit';
export { parseReference, type Reference } from './reference';
