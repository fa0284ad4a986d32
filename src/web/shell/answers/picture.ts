/** Answers a picture. What stands under its address never changes, and nobody else keeps it. */
export function picture({ format, bytes }: { format: 'png' | 'jpeg'; bytes: Uint8Array }): Response {
  const headers = { 'Content-Type': `image/${format}`, 'Cache-Control': 'private, max-age=31536000, immutable' }
  return new Response(Uint8Array.from(bytes), { headers })
}
