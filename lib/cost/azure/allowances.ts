/** Every allowance of Azure belongs to one meter, whatever the region: 100 GB of egress are free once and not once a region. */
export const azureAllowanceOf = (sku: string): string => sku
