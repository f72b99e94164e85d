/** The header in which the server tells pages the nonce that their scripts must carry. */
export const nonceHeader = "x-nonce";
