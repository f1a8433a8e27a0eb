package io.github.phasegen.simulate.coil;

/** The receive field Bx - i By (in tesla per ampere) of a current loop, by the principle of reciprocity. */
final class LoopElement implements CoilElement {

	private final CurrentLoop loop;

	LoopElement(final CoilSite site) {
		loop = new CurrentLoop(site.centre(), site.normal(), site.size());
	}

	@Override
	public void at(final double[] point, final double[] sensitivity) {
		loop.field(point, sensitivity);
		sensitivity[1] = -sensitivity[1];
	}
}
