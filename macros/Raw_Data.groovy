#@ File (label = "Image or raw data") input
#@ File (label = "k-space file", style = "save") output
#@ Integer (label = "Coils", value = 4) coils
#@ IOService io

// Makes k-space of an image in plain Java, slice by slice, so that the image may be larger than memory; then opens the file, whatever its
// format, through SciJava's IOService, as File > Open does not. From Fiji's script editor or headless:
//   fiji --headless --run Raw_Data.groovy "input='head.tif',output='head.h5',coils=4"
// A failure ends the script with an exception.

import io.github.phasegen.export.*
import io.github.phasegen.io.ReadOptions
import io.github.phasegen.simulate.coil.CoilKind

def options = ExportOptions.defaults()
	.withPhase(PhaseSource.SMOOTH)
	.withCoils(CoilChoice.simulated(CoilKind.LOOPS, coils))
	.withSnr(30)
def destination = ExportDestination.of(output.toPath(), false)
new ExportKSpace().withCloseable { export ->
	PlaneSource.open(input.toPath(), ReadOptions.DEFAULT).withCloseable { source ->
		println(export.write(source, options, destination, ExportProgress.NONE).shape())
	}
}
kspace = io.open(output.path)
println(kspace.infoProperty)
