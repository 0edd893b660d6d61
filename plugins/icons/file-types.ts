/** Languages and formats of files that have words of their own. */
export const FILE_TYPES: ReadonlySet<string> = new Set(
  `ada apache asciidoc assembly astro audio bash bazel bower bun c clojure cmake cobol coffeescript
  config cpp crystal csharp css csv cuda cypress d dart database deno diff docker editorconfig
  elixir elm ember erlang eslint excel figma font fortran fsharp git gleam go gradle graphql
  groovy gulp haskell haxe html http image ini java javascript jenkins jest js json julia jupyter
  key kotlin latex less license liquid lua makefile markdown matlab maven mdx nim nix npm nuxt
  ocaml pascal pdf perl php pnpm postcss powerpoint powershell prettier prisma prolog pug puppet
  python r racket razor react rollup ruby rust sass scala scheme solidity sql stylus svelte svg
  swift tailwind terraform tex toml typescript v vala video vim vite vitest vue webpack word xml
  yaml yarn zig zip`.split(/\s+/),
);
