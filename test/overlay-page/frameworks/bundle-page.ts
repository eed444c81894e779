import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'vite';

/** A script for pages, with the packages it imports. `base` is the importing file's `import.meta.url`. */
export async function bundlePage(file: string, base: string, plugins: Plugin[] = []): Promise<string> {
  const entry = fileURLToPath(new URL(file, base));
  const result = await build({
    configFile: false,
    logLevel: 'error',
    plugins,
    define: {
      'process.env.NODE_ENV': '"development"',
      __VUE_PROD_DEVTOOLS__: 'false',
      __VUE_OPTIONS_API__: 'false',
      __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
    },
    build: { write: false, minify: false, lib: { entry, formats: ['iife'], name: 'app' } },
  });
  const [{ output } = { output: [] }] = [result].flat() as { output: { code?: string }[] }[];
  return (output[0]?.code ?? '').replaceAll('</script', '<\\/script');
}
