import 'server-only'
import { planJson } from '@/lib/plan-json'

/** A plan as the contract has it. Whether an intermediary may keep it is the caller's to say; by default nobody may. */
export const planResponse = (plan: object): Response =>
  new Response(planJson(plan), {
    headers: { 'Content-Type': 'application/json', 'Cache-Control': 'private, no-store' },
  })
