// Durable state in Azure Table Storage, for several instances at once; between them the ETag decides. Cosmos DB for Table
// takes its place by its address alone.
import {
  createDefaultHttpClient,
  createHttpHeaders,
  createPipelineRequest,
} from '@azure/core-rest-pipeline';
import type { HttpClient } from '@azure/core-rest-pipeline';
import { TableClient } from '@azure/data-tables';
import type { NamedKeyCredential, TableServiceClientOptions } from '@azure/data-tables';
import type { TokenCredential } from '@azure/identity';
import { z } from 'zod';
import type { TenantId } from '../../domain/ids.js';
import { InvariantBroken } from '../../domain/outcome.js';
import { StoreUnavailable } from '../../ports/fault.js';
import { assertCommit, assertRange, assertRowName } from '../../ports/store-rules.js';
import { MAX_PAGE } from '../../ports/store.js';
import type {
  Change,
  CommitResult,
  Page,
  Row,
  RowName,
  RowRange,
  Store,
} from '../../ports/store.js';
import { azureErrorOf } from './azure-error.js';
import { batchFault, storeFault, wholeBatchFault } from './store-fault.js';
import { hasPossibleEtag, isConflict, readBatchAnswer, writeBatch } from './table-batch.js';
import type { BatchAnswer } from './table-batch.js';
import { flavourOf } from './table-flavour.js';
import type { TableFlavour } from './table-flavour.js';
import { Admission } from './until-admitted.js';
import { withinBudget } from './within-budget.js';

export type TableStoreOptions = {
  /** E.g. `https://contoso.table.core.windows.net`. */
  readonly endpoint: string;
  readonly table: string;
  readonly credential: TokenCredential | NamedKeyCredential;
  /** Milliseconds after which a call that has not answered throws `StoreUnavailable`. */
  readonly budgetMs: number;
  readonly flavour?: TableFlavour;
  /** How bytes travel, for an emulator on this machine. */
  readonly transport?: Pick<TableServiceClientOptions, 'allowInsecureConnection'>;
};

/**
 * Reads may be repeated; a transaction may not, unless it was refused before it began: its operation row tells what became of it.
 */
const READ_RETRIES = { maxRetries: 2, retryDelayInMs: 100, maxRetryDelayInMs: 500 };
const NO_RETRIES = { maxRetries: 0 };
const API_VERSION = '2019-02-02';

const entity = z.object({ rowKey: z.string(), etag: z.string(), json: z.string() });
const pageBody = z.object({ value: z.array(z.unknown()) });
const jsonObject = z.record(z.string(), z.json());

/**
 * Makes nothing: the bot's role reaches no further than the table that `infra/` has made. Where it is not there, or not for us,
 * every call throws `StoreMissing` or `StoreForbidden`.
 */
export function openTableStore(options: TableStoreOptions): Store {
  return new TableStore(options);
}

class TableStore implements Store {
  readonly #options: TableStoreOptions;
  readonly #flavour: TableFlavour;
  readonly #http: HttpClient = createDefaultHttpClient();
  readonly #reader: TableClient;
  readonly #writer: TableClient;
  readonly #admission = new Admission();
  #open = true;

  constructor(options: TableStoreOptions) {
    this.#options = options;
    this.#flavour = options.flavour ?? flavourOf(options.endpoint);
    this.#reader = clientOf(options, READ_RETRIES);
    this.#writer = clientOf(options, NO_RETRIES);
  }

  async get(partition: TenantId, row: RowName): Promise<Row | undefined> {
    assertRowName(row);
    return this.#guarded(async (signal) => this.#get(partition, row, signal));
  }

  async list(partition: TenantId, range: RowRange): Promise<Page> {
    assertRange(range);
    return this.#guarded(async (signal) => this.#list(partition, range, signal));
  }

  async commit(partition: TenantId, changes: readonly Change[]): Promise<CommitResult> {
    assertCommit(changes);
    return this.#guarded(async (signal) => {
      if (!changes.every(hasPossibleEtag)) {
        return this.#conflictIn(partition, changes, signal);
      }
      const answer = await this.#submit(partition, changes, signal);
      if (answer.kind === 'done') return { ok: true, etags: answer.etags };
      if (!isConflict(answer)) throw batchFault(answer);
      const named = answer.at === undefined ? undefined : changes[answer.at];
      return named === undefined
        ? this.#conflictIn(partition, changes, signal)
        : { ok: false, conflict: named.row };
    });
  }

  async close(): Promise<void> {
    this.#open = false;
  }

  async #get(
    partition: TenantId,
    row: RowName,
    abortSignal: AbortSignal,
  ): Promise<Row | undefined> {
    try {
      return toRow(await this.#reader.getEntity(partition, row, { abortSignal }));
    } catch (error) {
      const { status, codes } = azureErrorOf(error);
      if (status === 404 && codes.includes('ResourceNotFound')) return undefined;
      throw error;
    }
  }

  async #list(partition: TenantId, range: RowRange, abortSignal: AbortSignal): Promise<Page> {
    const { from, to, limit, after } = range;
    const behind = after === undefined ? '' : ` and RowKey gt '${after}'`;
    const filter = `PartitionKey eq '${partition}' and RowKey ge '${from}'${behind} and RowKey lt '${to}'`;
    // Cosmos DB keeps no order: what comes first is known only when everything has come.
    const enough = this.#flavour === 'cosmos' ? Infinity : limit + 1;
    const rows: Row[] = [];
    const entities = this.#reader.listEntities({
      queryOptions: { filter },
      abortSignal,
      onResponse: assertPage,
    });
    // The service may answer with fewer than asked, or none, and go on all the same.
    for await (const page of entities.byPage({ maxPageSize: Math.min(limit + 1, MAX_PAGE) })) {
      rows.push(...page.map(toRow));
      if (rows.length >= enough) break;
    }
    const inOrder = this.#flavour === 'cosmos' ? rows.sort(byName) : rows;
    if (!ascends(inOrder)) throw new StoreUnavailable('a page of rows is out of order');
    return { rows: inOrder.slice(0, limit), more: inOrder.length > limit };
  }

  async #submit(
    partition: TenantId,
    changes: readonly Change[],
    abortSignal: AbortSignal,
  ): Promise<BatchAnswer> {
    const { endpoint, table, transport } = this.#options;
    const base = endpoint.replace(/\/$/, '');
    const to = { url: `${base}/${table}`, partition, flavour: this.#flavour };
    const { contentType, body } = writeBatch(changes, to);
    const request = createPipelineRequest({
      url: `${base}/$batch`,
      method: 'POST',
      body,
      headers: createHttpHeaders({
        'content-type': contentType,
        accept: 'application/json',
        'x-ms-version': API_VERSION,
        dataserviceversion: '3.0;',
        maxdataserviceversion: '3.0;NetFx',
      }),
      abortSignal,
      ...transport,
    });
    const { status, bodyAsText } = await this.#writer.pipeline.sendRequest(this.#http, request);
    if (status !== 202) throw wholeBatchFault(bodyAsText ?? '');
    return readBatchAnswer(bodyAsText ?? '', changes);
  }

  /** The first row in conflict, found by reading: where the service did not name it, or was not asked. */
  async #conflictIn(
    partition: TenantId,
    changes: readonly Change[],
    signal: AbortSignal,
  ): Promise<CommitResult> {
    for (const change of changes) {
      const found = await this.#get(partition, change.row, signal);
      const fits = change.kind === 'insert' ? found === undefined : found?.etag === change.etag;
      if (!fits) return { ok: false, conflict: change.row };
    }
    // Somebody has undone it meanwhile. The commit did not happen all the same.
    throw new StoreUnavailable('a conflict that nobody can find');
  }

  async #guarded<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    if (!this.#open) throw new StoreUnavailable('the store is closed');
    try {
      return await withinBudget(
        this.#options.budgetMs,
        async (signal) => this.#admission.untilAdmitted(async () => work(signal), signal),
        () => new StoreUnavailable('the store did not answer in time'),
      );
    } catch (error) {
      if (error instanceof StoreUnavailable || error instanceof InvariantBroken) throw error;
      throw storeFault(error);
    }
  }
}

function clientOf(
  { endpoint, table, credential, transport }: TableStoreOptions,
  retryOptions: { readonly maxRetries: number },
): TableClient {
  const options = { ...transport, retryOptions };
  // Two overloads, which do not take a union.
  return 'getToken' in credential
    ? new TableClient(endpoint, table, credential, options)
    : new TableClient(endpoint, table, credential, options);
}

/** The SDK takes an answer without rows for one of no rows. What was refused it throws by itself. */
function assertPage(answer: { readonly status: number; readonly parsedBody?: unknown }): void {
  const { status, parsedBody } = answer;
  if (status !== 200) return;
  if (!pageBody.safeParse(parsedBody).success) throw new StoreUnavailable('a page is not one');
}

function byName(one: Row, other: Row): number {
  return one.row < other.row ? -1 : 1;
}

function ascends(rows: readonly Row[]): boolean {
  return rows.every(({ row }, at) => at === 0 || (rows[at - 1]?.row ?? '') < row);
}

function toRow(found: unknown): Row {
  const { rowKey, etag, json } = entity.parse(found);
  return { row: rowKey, etag, value: jsonObject.parse(JSON.parse(json)) };
}
