export declare const contractPageFile: string
/** The page as it would be written now. */
export declare function contractPage(): Promise<string>
