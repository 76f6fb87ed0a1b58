import { defineConfig } from 'drizzle-kit'

/** `npm run migration -- --name what-it-does` writes a named migration from the schema, offline. */
export default defineConfig({
  dialect: 'postgresql',
  schema: './src/store/schema/*.ts',
  out: './migrations',
  casing: 'snake_case',
})
