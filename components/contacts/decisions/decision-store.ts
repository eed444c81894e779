import { createRecordStore, type RecordKind, type RecordStore, type StorageArea } from '../../storage/record-store';
import { type Decision, decisionSchema } from './decision';

const decisionKind: RecordKind<Decision> = { prefix: 'decision:', version: 1, schema: decisionSchema };

/** Decisions by `decisionId`: one per record and person. */
export const createDecisionStore = (area: StorageArea): RecordStore<Decision> => createRecordStore(area, decisionKind);

export const decisionId = ({ record, personnelId }: Pick<Decision, 'record' | 'personnelId'>): string =>
  `${personnelId} ${record}`;
