/** What ends a comment, a string, a template or a line, or begins a tag. */
export const hostile = "*/ `${evil}` \"quoted\" 'single' \\ \n@deprecated\r\u2028\u2029 // <script> 😀";
