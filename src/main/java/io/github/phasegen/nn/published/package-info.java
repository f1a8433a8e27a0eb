/**
 * The networks of Rempe et al. (PhaseGen, arXiv 2504.07560; k-Strip, 10.1016/j.cmpb.2023.107912) with their weights' names, built
 * from the shared complex layers. They compute what the published code computes, its defects included, so that its weights work.
 */
package io.github.phasegen.nn.published;
