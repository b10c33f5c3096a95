#include "layered_place.h"

size_t layered_place_layer(const layered_network *net, size_t neuron, size_t *number)
{
  size_t layer = 0;
  while (neuron >= net->layer[layer])
    layer++;
  *number = layer == 0 ? neuron : neuron - net->layer[layer - 1];
  return layer;
}

size_t layered_place_neuron(const layered_network *net, size_t term)
{
  size_t k = net->inputs;
  while (term >= net->first[k + 1])
    k++;
  return k;
}
