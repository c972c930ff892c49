// The app's own subnet. The vault and the store are closed to everything that does not come from here.
param name string
param location string
param tags object
@description('Of a network security group that is there; empty: one is made.')
param networkSecurityGroupId string

// Without rules of its own. A subnet without any group is refused or given one by many landing zones, and a group that was
// given later would be taken away by the next deployment.
resource group 'Microsoft.Network/networkSecurityGroups@2025-01-01' = if (empty(networkSecurityGroupId)) {
  name: '${name}-nsg'
  location: location
  tags: tags
}

resource network 'Microsoft.Network/virtualNetworks@2025-01-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    addressSpace: { addressPrefixes: ['10.20.0.0/24'] }
    subnets: [
      {
        name: 'app'
        properties: {
          addressPrefix: '10.20.0.0/26'
          networkSecurityGroup: { id: empty(networkSecurityGroupId) ? group.id : networkSecurityGroupId }
          delegations: [{ name: 'app-service', properties: { serviceName: 'Microsoft.Web/serverFarms' } }]
          serviceEndpoints: [{ service: 'Microsoft.KeyVault' }, { service: 'Microsoft.Storage' }]
        }
      }
    ]
  }
}

output subnetId string = network.properties.subnets[0].id
