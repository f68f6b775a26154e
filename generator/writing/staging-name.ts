/** The folder in an output folder where files lie until all are whole. */
export const stagingName = ".jobwright.tmp";
