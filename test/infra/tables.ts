// The tables of Log Analytics that the alerts ask, with the columns that are used, as Microsoft's reference of each has them.

import { SIEM_COLUMNS } from '../../src/domain/audit/siem-row.js';

/** Column → its Kusto type. */
export type Columns = Readonly<Record<string, 'datetime' | 'dynamic' | 'int' | 'long' | 'string'>>;

export const TABLES: Readonly<Record<string, Columns>> = {
  // Ours, as the bot sends its rows.
  OtpBridgeAudit_CL: SIEM_COLUMNS,
  SigninLogs: { TimeGenerated: 'datetime', UserId: 'string', AuthenticationDetails: 'string' },
  AppServiceConsoleLogs: { TimeGenerated: 'datetime', ResultDescription: 'string' },
  AppServiceAuditLogs: {
    TimeGenerated: 'datetime',
    OperationName: 'string',
    Protocol: 'string',
    User: 'string',
    UserAddress: 'string',
    UserDisplayName: 'string',
  },
  AZKVAuditLogs: {
    TimeGenerated: 'datetime',
    OperationName: 'string',
    HttpStatusCode: 'int',
    Identity: 'dynamic',
    CallerIpAddress: 'string',
  },
  StorageTableLogs: {
    TimeGenerated: 'datetime',
    OperationName: 'string',
    StatusCode: 'string',
    RequesterObjectId: 'string',
    AuthenticationType: 'string',
  },
};
