export const burnAlert = 'ErrorBudgetBurn'
