/** How a word is emphasised on a terminal. */
export type Style = "bold" | "dim" | "green" | "red" | "yellow" | "cyan";

/** Text with its emphasis, where colours are on; else the text. */
export type StyleText = (style: Style, text: string) => string;
