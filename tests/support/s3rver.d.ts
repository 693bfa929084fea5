declare module '@20minutes/s3rver' {
  type Options = {
    address: string;
    port: number;
    directory: string;
    silent: boolean;
    allowMismatchedSignatures: boolean;
    configureBuckets: { name: string; configs: string[] }[];
  };

  type Context = { method: string; status: number; type: string; body: string };
  type Middleware = (context: Context, next: () => Promise<void>) => Promise<void> | void;

  export default class S3rver {
    constructor(options: Options);
    /** What each request passes through, in this order. */
    middleware: Middleware[];
    run(): Promise<unknown>;
    close(): Promise<void>;
  }
}
