package io.github.phasegen.export;

import java.io.IOException;
import java.util.Map;

import io.github.phasegen.io.ImageShape;
import io.github.phasegen.kspace.coil.CoilSensitivities;

/** Keeps the maps of all slices, which come again with every frame, unless there are too many. */
final class KeptMaps implements CoilMaps {

	private final CoilMaps maps;
	private final CoilSensitivities[] kept;

	private KeptMaps(final CoilMaps maps, final int slices) {
		this.maps = maps;
		this.kept = new CoilSensitivities[slices];
	}

	/** @param image the shape of the images that the maps are for */
	static CoilMaps of(final CoilMaps maps, final ImageShape image) {
		final double bytes = 8.0 * image.planeSamples() * maps.coils() * image.slices();
		return image.frames() > 1 && bytes < Runtime.getRuntime().maxMemory() / 8.0 ? new KeptMaps(maps, image.slices()) : maps;
	}

	@Override
	public int coils() {
		return maps.coils();
	}

	@Override
	public CoilSensitivities maps(final int slice) throws IOException {
		if (kept[slice] == null)
			kept[slice] = maps.maps(slice);
		return kept[slice];
	}

	@Override
	public Map<String, Object> record() throws IOException {
		return maps.record();
	}

	@Override
	public void close() throws IOException {
		maps.close();
	}
}
