/** The shells that can be completed in. */
export const shells = ["bash", "zsh"] as const;

export type Shell = (typeof shells)[number];

/**
 * What a shell reads to complete `jobwright`. Each asks the program itself, with `SHELL` set for it: yargs answers zsh
 * with descriptions. It runs on the bash 3.2 of macOS too.
 */
export const shellScripts: Readonly<Record<Shell, string>> = {
  bash: `_jobwright() {
  local IFS=$'\\n'
  local words="$(SHELL=bash "$1" --get-yargs-completions "\${COMP_WORDS[@]:0:COMP_CWORD+1}" 2>/dev/null)"
  COMPREPLY=($(compgen -W "$words" -- "\${COMP_WORDS[COMP_CWORD]}"))
}
complete -o default -F _jobwright jobwright`,
  zsh: `#compdef jobwright
_jobwright() {
  local -a found
  found=("\${(@f)$(SHELL=zsh "\${words[1]}" --get-yargs-completions "\${(@)words[1,CURRENT]}" 2>/dev/null)}")
  [[ -n "\${found[1]}" ]] && _describe jobwright found || _files
}
if [ "\${funcstack[1]}" = "_jobwright" ]; then _jobwright "$@"; else compdef _jobwright jobwright; fi`,
};
