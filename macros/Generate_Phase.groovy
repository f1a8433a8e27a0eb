#@ File (label = "Magnitude image") input
#@ File (label = "Complex image", style = "save") output
#@ String (label = "Model", description = "default, or the path of a model folder", value = "default") model
#@ Long (label = "Seed", value = 1) seed
#@ CommandService command

// Draws phase for one image file, from Fiji's script editor or headless:
//   fiji --headless --run Generate_Phase.groovy "input='head.tif',output='head_complex.tif'"
// A failure ends the script with an exception.

import ij.IJ
import io.github.phasegen.command.GeneratePhaseCommand

def image = IJ.openImage(input.path)
if (image == null) throw new IOException("cannot be opened: " + input)

def run = command.run(GeneratePhaseCommand, true, "image", image, "model", model, "seed", seed).get()
if (run.isCanceled()) throw new InterruptedException("cancelled")

def complex = run.getOutput("result")
if (!IJ.saveAsTiff(complex, output.path)) throw new IOException("cannot be written: " + output)
println(complex.infoProperty)
